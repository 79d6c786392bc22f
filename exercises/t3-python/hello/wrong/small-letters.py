print("bip bip, boulon")
