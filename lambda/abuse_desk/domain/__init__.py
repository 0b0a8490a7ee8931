"""The product without AWS: bytes in, effects out. Pure; the standard library and itself only."""
