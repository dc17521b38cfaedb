"""The scan: from one place where a quantity may begin to the next."""
