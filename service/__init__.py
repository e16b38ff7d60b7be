"""What happens when someone asks."""
