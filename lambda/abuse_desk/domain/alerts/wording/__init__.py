"""What people read: alerts in English and Japanese."""
