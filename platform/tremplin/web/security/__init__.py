"""Who is at this browser and what they may do: sessions, access rules, slowed-down guessing, uploads."""
