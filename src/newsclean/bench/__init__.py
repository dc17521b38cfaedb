"""Throughput on this machine: `newsclean bench`."""
