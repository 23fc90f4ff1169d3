"""What people see of getting in, and of who works here with which role."""
