// One customer's own drawings.
