package org.lockwright.generators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lockwright.rules.convert.BlockText;

/** Blocks of C and assembler for tables of software interrupt priorities; each port has a template {@code softint/<port>.ftl}. */
public final class SoftintBlocks implements BlockText {

    @Override
    public String render(String template, String block, Map<String, Object> model) {
        Map<String, Object> with = new LinkedHashMap<>(model);
        with.put("block", block);
        String text = Templates.render("softint/" + template + ".ftl", with);
        if (text.isEmpty()) {
            throw new IllegalStateException("template softint/" + template + ".ftl has no block '" + block + "'");
        }
        return text;
    }
}
