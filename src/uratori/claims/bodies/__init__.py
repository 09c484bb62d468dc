"""Which body or side a name stands for: outlets, publishers, governments, whom somebody speaks for."""
