package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.history.Attempt;
import dev.cartlog.acceptance.history.HistoryChecker;
import dev.cartlog.acceptance.history.LogDump;
import dev.cartlog.acceptance.load.Load;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Power cuts under load, with the launcher starting again what died. */
@ExtendWith(SharedPlatform.class)
class KilledServiceIT {
    private static final Duration RECOVERY_DEADLINE = Duration.ofMinutes(4);
    private static final int CARTS = 8;
    private static final int SHOPPERS_PER_CART = 2;
    private static final int ADDS_BETWEEN_KILLS = 100;

    @Test
    void keepsEveryAcknowledgedAddWhenTheCommandServiceIsKilled(SharedPlatform.Handle platform) throws Exception {
        assertKeptThrough(platform, "command", 1);
    }

    @Test
    void keepsEveryAcknowledgedAddWhenTheBrokerIsKilled(SharedPlatform.Handle platform) throws Exception {
        assertKeptThrough(platform, "kafka", 1);
    }

    private static void assertKeptThrough(SharedPlatform.Handle platform, String victim, int kills) throws Exception {
        List<Attempt> attempts;
        try (Load load = Load.start(List.of(platform.now().addresses().command()), CARTS, SHOPPERS_PER_CART)) {
            for (int i = 0; i < kills; i++) {
                load.awaitMore(ADDS_BETWEEN_KILLS, RECOVERY_DEADLINE);
                long pid = platform.now().kill(victim);
                platform.now().awaitRestarted(victim, pid);
            }
            load.awaitMore(ADDS_BETWEEN_KILLS, RECOVERY_DEADLINE);
            attempts = load.stop();
            assertThat(load.refused()).isEmpty();
        }
        System.out.printf("%s killed %d times: %d attempts%n", victim, kills, attempts.size());
        assertThat(HistoryChecker.check(attempts, LogDump.of(platform.now().addresses()), Load.EVENTS_PER_COMMAND))
                .isEmpty();
    }
}
