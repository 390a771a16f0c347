# For zabbix_sender, to items of type "trapper" named reachable.state[whatsapp] and so on:
#   npm start -s -- --headless --json | jq -r -f scripts/monitors/zabbix.jq | zabbix_sender -z server -s "host in Zabbix" -i -
(.services[] | select(.state) | "- reachable.state[\(.service)] \(.state)"),
"- reachable.network \(.network // "unknown")"
