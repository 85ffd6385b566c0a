"""What is to be done to what, under which conditions and until when."""
