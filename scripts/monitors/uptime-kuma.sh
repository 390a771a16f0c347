#!/bin/sh
# For a monitor of type "Push" of Uptime Kuma, one for each messenger:
#   npm start -s -- --headless --json | sh scripts/monitors/uptime-kuma.sh whatsapp https://kuma.example.org/api/push/KEY
# "Not sure" and what cannot be tested push nothing: the monitor then says that nothing came.
set -eu
service=$1
push=$2
query=$(jq -r --arg service "$service" '
  .services[] | select(.service == $service) | .state as $state
  | if ["works", "site-only"] | index($state) then "up"
    elif ["blocked", "site-blocked", "partial", "slow", "down"] | index($state) then "down"
    else empty end
  | "status=\(.)&msg=\($state)"')
test -z "$query" || curl -fsS "$push?$query"
