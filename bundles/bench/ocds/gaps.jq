# The distance between the lowest price of each lot and the next: what OcdsImport works out too.
reduce (inputs | .bids.details // [] | map(select(.status == "qualified" and .value.amount != null)) | group_by(.relatedLot)[]
  | select(length > 1) | map(.value.amount) | sort | .[1] - .[0]) as $gap ({lots: 0, sum: 0}; .lots += 1 | .sum += $gap)
