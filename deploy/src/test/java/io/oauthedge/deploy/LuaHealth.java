package io.oauthedge.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** Runs a health check as Argo CD does: the resource is the global {@code obj}. */
record LuaHealth(String script) {
  String status(JsonNode resource) {
    Globals globals = JsePlatform.standardGlobals();
    globals.set("obj", value(resource));
    LuaValue health = globals.load(script).call();
    if (health.get("message").isnil()) {
      throw new IllegalStateException("the health check says no message");
    }
    return health.get("status").checkjstring();
  }

  private static LuaValue value(JsonNode node) {
    return switch (node.getNodeType()) {
      case BOOLEAN -> LuaValue.valueOf(node.asBoolean());
      case NUMBER -> LuaValue.valueOf(node.asDouble());
      case STRING -> LuaValue.valueOf(node.asText());
      case OBJECT, ARRAY -> table(node);
      default -> LuaValue.NIL;
    };
  }

  private static LuaTable table(JsonNode node) {
    var table = new LuaTable();
    node.properties().forEach(field -> table.set(field.getKey(), value(field.getValue())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      table.set(i + 1, value(node.get(i)));
    }
    return table;
  }
}
