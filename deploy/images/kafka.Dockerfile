# In place of apache/kafka: the same broker and the same variables. The context is cart-broker/target.
FROM cart-stand-in/jdk
RUN useradd --system --uid 1000 --home-dir /opt/kafka appuser && install -d -o 1000 /var/lib/kafka/data /opt/kafka/config
COPY lib /opt/kafka/libs
COPY cart-broker-*.jar /opt/kafka/libs/
RUN printf '%s\n' '#!/bin/bash' \
      '# KAFKA_NODE_ID becomes node.id, and so on, as in the image this stands in for.' \
      'set -euo pipefail' \
      'env | sed -n "s/^KAFKA_//p" | grep -v "^HEAP_OPTS=" | while IFS="=" read -r name value; do' \
      '  echo "$(tr "A-Z_" "a-z." <<<"$name")=$value"' \
      'done >/opt/kafka/config/server.properties' \
      'run() { exec java ${KAFKA_HEAP_OPTS:-} -XX:+ExitOnOutOfMemoryError -Dlog4j2.configurationFile=log4j2-broker.properties -cp "/opt/kafka/libs/*" "$@"; }' \
      '(run kafka.tools.StorageTool format --ignore-formatted --cluster-id "$CLUSTER_ID" --config /opt/kafka/config/server.properties)' \
      'run kafka.Kafka /opt/kafka/config/server.properties' >/opt/kafka/run && chmod +x /opt/kafka/run
USER 1000
VOLUME /var/lib/kafka/data
EXPOSE 9092
CMD ["/opt/kafka/run"]
