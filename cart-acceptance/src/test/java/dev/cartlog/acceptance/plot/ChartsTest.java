package dev.cartlog.acceptance.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartsTest {
    @Test
    void barsAreAsLongAsTheirFiguresTell() throws Exception {
        Document chart = parsed(BarChart.draw(
                "a < b", List.of(new BarChart.Bar("one", 100, 90, 110), new BarChart.Bar("half", 50, 45, 55))));
        double one = width(chart, 1);
        assertThat(width(chart, 2)).isCloseTo(one / 2, offset(0.2));
        assertThat(chart.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b");
    }

    @Test
    void aCurveNeverFallsAndSlowerAnswersLieHigher() throws Exception {
        Document chart = parsed(PercentileChart.draw("t", Map.of("one", uniform(1_000_000))));
        double[] heights = heights(chart);
        for (int at = 1; at < heights.length; at++) {
            assertThat(heights[at]).isLessThanOrEqualTo(heights[at - 1]);
        }
        assertThat(heights[heights.length - 1]).isLessThan(heights[0]);
    }

    private static Histogram uniform(long nanosMax) {
        Histogram latencies = new Histogram(3);
        for (long nanos = nanosMax / 1_000; nanos <= nanosMax; nanos += nanosMax / 1_000) {
            latencies.recordValue(nanos);
        }
        return latencies;
    }

    private static double[] heights(Document chart) {
        Element curve = (Element) chart.getElementsByTagName("polyline").item(0);
        return Arrays.stream(curve.getAttribute("points").split(" "))
                .mapToDouble(point -> Double.parseDouble(point.substring(point.indexOf(',') + 1)))
                .toArray();
    }

    /** The first box is the ground. */
    private static double width(Document chart, int box) {
        Element bar = (Element) chart.getElementsByTagName("rect").item(box);
        return Double.parseDouble(bar.getAttribute("width"));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
