# In place of apicurio/apicurio-registry: the same program. The context is cart-local/target/registry.
FROM cart-stand-in/jdk
RUN useradd --system --uid 1001 --create-home registry
COPY . /opt/registry
USER 1001
WORKDIR /tmp
ENV QUARKUS_HTTP_HOST=0.0.0.0
EXPOSE 8080
CMD ["java", "-Xmx384m", "-XX:+UseSerialGC", "--add-opens=java.base/java.lang=ALL-UNNAMED", \
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dquarkus.log.level=WARN", "-jar", "/opt/registry/quarkus-run.jar"]
