# Every image of this project; which one, says the target:
#
#   DOCKER_BUILDKIT=1 docker build --target command .        (or query, orders, demo, proxy)
#
# The base images are arguments. BUILT and PAGES name where built files come from: the stages below, or an image that holds
# them already, as deploy/images/make-stand-ins.sh makes one.
ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-25
ARG NODE_IMAGE=node:22.21-bookworm-slim
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre
ARG PROXY_IMAGE=caddy:2.10.2
ARG BUILT=compile
ARG PAGES=pages

FROM ${BUILD_IMAGE} AS compile
WORKDIR /src
COPY . .
RUN mvn -B -ntp package -Dmaven.test.skip -Dspotless.check.skip -Dstorefront.skip \
    -pl cart-command-service,cart-query-service,cart-local,examples/order-service -am

FROM ${NODE_IMAGE} AS pages
WORKDIR /src/cart-storefront
COPY cart-storefront .
RUN npm ci --no-audit --no-fund && npm run build

FROM ${BUILT} AS built
FROM ${PAGES} AS built-pages

FROM ${RUNTIME_IMAGE} AS runtime
RUN useradd --system --uid 10001 --home-dir /app cart && mkdir -p /app /data && chown 10001 /data
COPY deploy/container/ /usr/local/bin/
WORKDIR /app
# What a program keeps here it can rebuild from Kafka; keeping it makes a restart quick.
VOLUME /data
# In a container the network decides who comes in; outside of one the services listen on the loopback interface only.
ENV SERVER_ADDRESS=0.0.0.0 MANAGEMENT_SERVER_ADDRESS=0.0.0.0 CART_DATA_DIR=/data

FROM runtime AS command
COPY --from=built /src/cart-command-service/target/lib /app/lib
COPY --from=built /src/cart-command-service/target/cart-command-service-*.jar /app/
RUN --mount=type=bind,from=built,source=/src,target=/src prepare-start dev.cartlog.command.CommandServiceApplication
USER 10001
ENV SERVER_PORT=8081 MANAGEMENT_SERVER_PORT=9081
EXPOSE 8081 9081
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["is-ready"]
ENTRYPOINT ["java", "@/app/java.args", "dev.cartlog.command.CommandServiceApplication"]

FROM runtime AS query
COPY --from=built /src/cart-query-service/target/lib /app/lib
COPY --from=built /src/cart-query-service/target/cart-query-service-*.jar /app/
RUN --mount=type=bind,from=built,source=/src,target=/src prepare-start dev.cartlog.query.QueryServiceApplication
USER 10001
ENV SERVER_PORT=8082 MANAGEMENT_SERVER_PORT=9082
EXPOSE 8082 9082
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["is-ready"]
ENTRYPOINT ["java", "@/app/java.args", "dev.cartlog.query.QueryServiceApplication"]

FROM runtime AS orders
COPY --from=built /src/examples/order-service/target/lib /app/lib
COPY --from=built /src/examples/order-service/target/order-service-*.jar /app/
RUN prepare-start
USER 10001
ENTRYPOINT ["java", "@/app/java.args", "dev.cartlog.examples.orders.OrderServiceMain"]

# Products and an identity provider that vouches for anyone: for a stack that is shown, never for one that sells.
FROM runtime AS demo
COPY --from=built /src/cart-local/target/lib /app/lib
COPY --from=built /src/cart-local/target/cart-local-*.jar /app/
RUN prepare-start
USER 10001
ENTRYPOINT ["java", "@/app/java.args", "dev.cartlog.local.stack.DemoSupportMain"]

FROM ${PROXY_IMAGE} AS proxy
COPY deploy/proxy/Caddyfile /etc/caddy/Caddyfile
COPY --from=built-pages /src/cart-storefront/apps/shop/dist /srv/shop
ENV XDG_CONFIG_HOME=/tmp XDG_DATA_HOME=/tmp
USER 10001
EXPOSE 8080 8081 8082 8083
HEALTHCHECK --interval=30s --timeout=5s --retries=3 CMD ["caddy", "version"]
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
