package dev.cartlog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.topology.StoredEvent;
import dev.cartlog.query.view.LoggedEvent;
import org.junit.jupiter.api.Test;

class EventCsvTest {
    @Test
    void aRowHasACellForEachColumnAndQuotesTheEvent() {
        String row = EventCsv.row(
                new LoggedEvent(CartScript.guest(1, "hash").add("sku-1", 1).event(2), place(3, 42)));
        assertThat(row)
                .contains(",2,LineItemAdded,2026-01-02T03:04:06.678Z,GUEST,")
                .contains(",3,42,\"{\"\"");
        assertThat(row).endsWith("}\"\r\n");
        assertThat(EventCsv.HEADER.split(",", -1)).hasSize(15);
    }

    @Test
    void aCellThatASpreadsheetWouldCalculateIsDefused() {
        String row = EventCsv.row(
                new LoggedEvent(CartScript.customer("=1+1", "default", 1).event(1), place(0, 0)));
        assertThat(row).contains(",'=1+1,");
    }

    private static StoredEvent place(int partition, long offset) {
        return new StoredEvent(partition, offset, new byte[0]);
    }
}
