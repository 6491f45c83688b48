#!/bin/sh
# Begins the shell's jar, which may be run as a program by this: with flags that save two fifths of a short statement's CPU time.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$0" "$@"
