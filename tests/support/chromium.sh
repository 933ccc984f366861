#!/bin/sh
# Where root runs it, Chromium raises its own priority and starves the server that it is shown by. Without the right to do so it is a program like the others.
program="${IOC_CHROMIUM:-/usr/bin/chromium}"
[ "$(id -u)" = 0 ] && exec setpriv --bounding-set -sys_nice "$program" "$@"
exec "$program" "$@"
