# Caddy as it is published may open ports below 1024 by a capability of its file. With all capabilities dropped such a file is not run at all:
# here it is taken away, since compose publishes higher ports as 80 and 443.
FROM caddy:2.10.2-alpine
RUN setcap -r /usr/bin/caddy && chown -R 10002:10002 /data /config
USER 10002:10002
