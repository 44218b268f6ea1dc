# In place of prom/prometheus: Debian's package, without its web pages. The context is the unpacked package.
FROM cart-stand-in/debian
COPY usr/bin/prometheus usr/bin/promtool /usr/bin/
RUN install -d -o 65534 /prometheus
USER 65534
EXPOSE 9090
ENTRYPOINT ["/usr/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]
