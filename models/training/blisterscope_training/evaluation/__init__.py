"""What a finished bundle does on pictures that nothing was chosen on, beside two contenders that learnt nothing."""
