"""One blueprint an audience. A view takes the input, loads through ``access``, calls one service and answers."""
