"""What one transaction writes, and what the alerts in it may cost."""
