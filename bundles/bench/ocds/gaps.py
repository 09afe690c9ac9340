"""The distance between the lowest price of each lot and the next: what OcdsImport works out too."""
import json
import sys
from collections import defaultdict

lots, total = 0, 0
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        prices = defaultdict(list)
        for bid in (json.loads(line).get("bids") or {}).get("details") or []:
            if bid["status"] == "qualified" and bid["value"]["amount"] is not None:
                prices[bid["relatedLot"]].append(bid["value"]["amount"])
        for of_lot in prices.values():
            if len(of_lot) > 1:
                of_lot.sort()
                lots += 1
                total += of_lot[1] - of_lot[0]
print(lots, "lots, gaps of", total)
