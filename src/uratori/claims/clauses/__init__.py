"""What a clause says, as fields that can be compared: who, what, when, how many, negated or not, plan or fact."""
