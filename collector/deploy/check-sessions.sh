#!/bin/sh
# Asks a relay for a session of TLS, and shows it what it gave: sh check-sessions.sh relay.example:443
# It has to print "No session." for both versions of TLS. "New" means that the relay gives sessions and does not take them up:
# they tie two messages together even so, since browsers show them in the clear. "Reused" means that it takes them up.
# ("openssl s_client -reconnect" proves nothing: with TLS 1.3 it comes back before the session is there.)
session=$(mktemp)
ask() {
  (printf 'GET /health HTTP/1.0\r\n\r\n'; sleep 2) | openssl s_client -connect "$@" 2>/dev/null
}
for version in -tls1_2 -tls1_3; do
  rm -f "$session"
  ask "$1" $version -sess_out "$session" >/dev/null
  if [ -e "$session" ]; then
    ask "$1" $version -sess_in "$session" | grep -E '^(New|Reused),'
  else
    echo 'No session.'
  fi
done
rm -f "$session"
