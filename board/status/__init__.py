"""How the program itself is: what is measured, whether it is ready, and what its administrator should look after."""
