# For the textfile collector of Prometheus' node exporter:
#   npm start -s -- --headless --json | jq -r -f scripts/monitors/prometheus.jq > reachable.prom.new && mv reachable.prom.new reachable.prom
def labels: [to_entries[] | select(.value != null) | "\(.key)=\(.value | tojson)"] | join(",");
"# HELP reachable_checked_timestamp_seconds When the last check ended.",
"# TYPE reachable_checked_timestamp_seconds gauge",
"reachable_checked_timestamp_seconds \(.checkedAt / 1000)",
"# HELP reachable_service_state What the last check says of a messenger: 1 for the state that it is in.",
"# TYPE reachable_service_state gauge",
(.services[] | select(.state) | "reachable_service_state{\({service, state, cause, confidence} | labels)} 1"),
"# HELP reachable_function_state The same of its web page, messages, photos, uploads and calls.",
"# TYPE reachable_function_state gauge",
(.services[] | .service as $service | .functions[] | "reachable_function_state{\({service: $service, function, state, cause} | labels)} 1")
