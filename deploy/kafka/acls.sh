#!/bin/sh
# Printed by dev.cartlog.events.topics.AccessMain. Usage: acls.sh --bootstrap-server HOST:PORT [--command-config FILE]
# Brokers need an authorizer that refuses what nothing allows: StandardAuthorizer and
# allow.everyone.if.no.acl.found=false.
set -eu

kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic cart-events
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic cart-state
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic cart-checkouts
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic catalog-items
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic order-outcomes
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic order-outcomes-dead-letters
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic cart-shards
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic cart-audit-reads
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Describe --operation DescribeConfigs --topic cart-signals
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Read --operation Write --topic cart-events
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Read --operation Write --topic cart-state
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Read --operation Write --topic cart-shards
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Read --topic catalog-items
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Read --topic order-outcomes
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Write --topic order-outcomes-dead-letters
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Read --group cart-command-service
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Read --group cart-order-outcomes
kafka-acls.sh "$@" --add --allow-principal User:cart-command --operation Write --operation Describe --transactional-id cart-shard- --resource-pattern-type prefixed

kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Read --topic cart-events
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Read --topic cart-state
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Read --topic cart-shards
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Read --topic catalog-items
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Write --topic cart-checkouts
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Write --topic cart-signals
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Write --topic cart-audit-reads
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Create --operation Read --operation Write --operation Describe --operation DescribeConfigs --topic cart-query- --resource-pattern-type prefixed
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Read --group cart-query --resource-pattern-type prefixed
kafka-acls.sh "$@" --add --allow-principal User:cart-query --operation Write --operation Describe --transactional-id cart-query-signals --resource-pattern-type prefixed

kafka-acls.sh "$@" --add --allow-principal User:cart-orders --operation Read --topic cart-checkouts
kafka-acls.sh "$@" --add --allow-principal User:cart-orders --operation Read --operation Write --topic order-outcomes
kafka-acls.sh "$@" --add --allow-principal User:cart-orders --operation Read --group order-service
kafka-acls.sh "$@" --add --allow-principal User:cart-orders --operation Write --operation Describe --transactional-id order-service- --resource-pattern-type prefixed

kafka-acls.sh "$@" --add --allow-principal User:cart-catalog --operation Read --operation Write --topic catalog-items

kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic cart-events
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic cart-state
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic cart-checkouts
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic catalog-items
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic order-outcomes
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic order-outcomes-dead-letters
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic cart-shards
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic cart-audit-reads
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Describe --operation DescribeConfigs --topic cart-signals
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic cart-events
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic cart-state
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic cart-checkouts
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic catalog-items
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic order-outcomes
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic order-outcomes-dead-letters
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic cart-shards
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic cart-audit-reads
kafka-acls.sh "$@" --add --allow-principal User:cart-topics --operation Create --topic cart-signals
