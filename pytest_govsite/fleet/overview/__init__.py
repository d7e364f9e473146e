"""What the office reads: overview.html and the notice table (检查通报)."""
