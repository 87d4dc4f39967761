"""Integrations, each against its real library."""
