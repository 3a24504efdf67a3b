package org.lockwright.rules.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.softint.SoftintClass;
import org.lockwright.rules.softint.SoftintOrder;

/** The numbers that tables are made of. */
class PriorityModelTest {

    private static PriorityModel model(String order, int firstLevel, int firstBit) {
        return new PriorityModel(SoftintOrder.parse(order), firstLevel, firstBit);
    }

    @SuppressWarnings("unchecked")
    private static List<String> column(PriorityModel model, String list, String key) {
        return ((List<Map<String, Object>>) model.asMap().get(list)).stream().map(c -> c.get("name") + " " + c.get(key)).toList();
    }

    @Test
    void equalClassesShareALevelAndHaveABitEach() {
        PriorityModel model = model("clock > net == serial > bio > gen", 2, 26);
        assertThat(column(model, "ladder", "level")).containsExactly("CLOCK 5", "SERIAL 4", "NET 4", "BIO 3", "GEN 2");
        assertThat(column(model, "ladder", "bit")).containsExactly("CLOCK 30", "SERIAL 29", "NET 28", "BIO 27", "GEN 26");
        assertThat(column(model, "ascending", "index")).containsExactly("GEN 0", "BIO 1", "NET 2", "SERIAL 3", "CLOCK 4");
        assertThat(column(model, "ladder", "step")).containsExactly("CLOCK 0", "SERIAL 1", "NET 1", "BIO 2", "GEN 3");
        assertThat(column(model, "ascending", "top")).containsExactly("GEN 1", "BIO 2", "NET 4", "SERIAL 4", "CLOCK 5");
        assertThat(model.asMap()).containsEntry("order", "clock > net == serial > bio > gen").containsEntry("count", 5).containsEntry("levels", 4);
        assertThat(model.lowest()).isEqualTo(SoftintClass.GEN);
    }

    @Test
    void whereLevelsAreFewTheLadderIsTheOrder() {
        PriorityModel model = model("clock > net == serial >= bio >= gen", 1, 0);
        assertThat(column(model, "ladder", "level")).containsExactly("CLOCK 2", "SERIAL 1", "NET 1", "BIO 1", "GEN 1");
        assertThat(column(model, "ladder", "step")).containsExactly("CLOCK 0", "SERIAL 1", "NET 1", "BIO 2", "GEN 3");
        assertThat(column(model, "ascending", "top")).containsExactly("GEN 4", "BIO 4", "NET 4", "SERIAL 4", "CLOCK 5");
    }
}
