package dev.cartlog.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final RoutingKey KEY = RoutingKey.ofGuest(new byte[16]);

    @Test
    void aGuestsKeyIs128RandomBits() {
        assertThat(KEY.value()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA");
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingKey.ofGuest(new byte[15]));
    }

    @Test
    void aCustomersKeyFollowsFromStoreAndCustomer() {
        RoutingKey alice = RoutingKey.ofCustomer("default", "alice");

        assertThat(alice).isEqualTo(RoutingKey.ofCustomer("default", "alice"));
        assertThat(alice).isNotEqualTo(RoutingKey.ofCustomer("default", "bob"));
        assertThat(alice).isNotEqualTo(RoutingKey.ofCustomer("outlet", "alice"));
        assertThat(RoutingKey.ofCustomer("a", "bc")).isNotEqualTo(RoutingKey.ofCustomer("ab", "c"));
    }

    @Test
    void aCartIdIsRoutingKeyDotNumber() {
        CartId id = new CartId(KEY, 12);

        assertThat(id.toString()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA.12");
        assertThat(CartId.of(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA.",
                "AAAAAAAAAAAAAAAAAAAAAA.0",
                "AAAAAAAAAAAAAAAAAAAAAA.01",
                "AAAAAAAAAAAAAAAAAAAAAA.-1",
                "AAAAAAAAAAAAAAAAAAAAAA.1.1",
                "AAAAAAAAAAAAAAAAAAAAAA.\u0661",
                "AAAAAAAAAAAAAAAAAAAAAA.99999999999999999999",
                "AAAAAAAAAAAAAAAAAAAAA.1",
                "AAAAAAAAAAAAAAAAAAAAA/.1"
            })
    void whatSpellsNoCartIdNamesNoCart(String text) {
        assertThat(CartId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> CartId.of(text));
    }

    @Test
    void moneyIsExact() {
        Money dear = new Money(Money.AMOUNT_MINOR_MAX, "EUR");

        assertThat(new Money(1999, "EUR").times(new Quantity(3))).isEqualTo(new Money(5997, "EUR"));
        assertThatIllegalArgumentException().isThrownBy(() -> dear.plus(new Money(1, "EUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> dear.times(new Quantity(2)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> dear.times(new Quantity(Integer.MAX_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> dear.plus(new Money(1, "CHF")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, "EUR"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "eur"));
    }

    /** RFC 9562, appendix A.4. */
    @Test
    void nameBasedIdsAreUuidsOfVersionFive() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameBasedId.of(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void attributesAreSortedWhateverOrderTheyComeIn() {
        TreeMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(Map.of("a", "1", "b", "2"));

        assertThat(new Attributes(backwards).values().keySet()).containsExactly("a", "b");
        assertThat(new Attributes(backwards)).isEqualTo(Attributes.of(Map.of("b", "2", "a", "1")));
    }

    @Test
    void timesHaveExactlyThreeFractionDigits() {
        assertThat(JsonValues.time(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(JsonValues.time(Instant.parse("2026-12-31T23:59:59.999999Z")))
                .isEqualTo("2026-12-31T23:59:59.999Z");
        assertThat(JsonValues.time(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
    }

    @Test
    void timesAreSpelledAsTheStandardSpellsThem() {
        DateTimeFormatter standard =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
        List<Long> edges = List.of(0L, -1L, -62_167_219_200L, -62_167_219_201L, 253_402_300_799L, 253_402_300_800L);
        Random random = new Random(7);
        LongStream seconds = LongStream.concat(
                edges.stream().mapToLong(Long::longValue), random.longs(10_000, -62_300_000_000L, 253_500_000_000L));
        seconds.forEach(second -> {
            Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
            assertThat(JsonValues.time(instant)).isEqualTo(standard.format(instant));
        });
    }
}
