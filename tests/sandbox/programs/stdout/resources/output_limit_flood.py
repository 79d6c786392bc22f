# output_limit: prints without end
while True:
    print("tremplin" * 1000)
