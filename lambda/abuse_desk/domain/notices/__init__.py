"""What a mail says: shapes, signs and the fields of AWS's notices."""
