package io.oauthedge.dataplane.observe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.oauthedge.dataplane.token.HeaderEvidence;
import io.oauthedge.dataplane.token.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An exchange as one line of JSON; fields without a value are left out. */
final class AccessLine {
  private static final JsonFactory JSON = JsonFactory.builder().build().setRootValueSeparator("");
  private static final double NANOS_PER_MILLI = 1e6;

  private AccessLine() {}

  /** The lines of some exchanges, as UTF-8. */
  static byte[] of(List<ExchangeRecord> exchanges) throws IOException {
    var bytes = new ByteArrayOutputStream(exchanges.size() * 512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      for (ExchangeRecord exchange : exchanges) {
        write(exchange, json);
        json.writeRaw('\n');
      }
    }
    return bytes.toByteArray();
  }

  private static void write(ExchangeRecord exchange, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ts", exchange.startedAt().toString());
    json.writeStringField("outcome", exchange.outcome().tag());
    if (exchange.cause().isPresent()) {
      writeCause(exchange.cause().get(), json);
    }
    writeWatched(exchange.watched(), json);
    json.writeStringField("requestId", exchange.identity().requestId());
    json.writeStringField("traceId", exchange.identity().traceId());
    writeHopIds(exchange.identity().hopIds(), json);
    text(json, "issuer", exchange.served().issuer());
    text(json, "route", exchange.served().route());
    text(json, "upstream", exchange.served().upstream());
    json.writeStringField("method", exchange.asked().method());
    json.writeStringField("path", exchange.asked().path());
    json.writeNumberField("status", exchange.served().status());
    if (exchange.served().upstreamStatus() > 0) {
      json.writeNumberField("upstreamStatus", exchange.served().upstreamStatus());
    }
    if (exchange.served().coalesced()) {
      json.writeBooleanField("coalesced", true);
    }
    millis(json, "durationMs", exchange.durations().total());
    millis(json, "upstreamMs", exchange.durations().upstream());
    millis(json, "verifyMs", exchange.durations().verify());
    json.writeNumberField("authorizationBytes", exchange.sizes().authorization());
    json.writeNumberField("headerBytes", exchange.sizes().header());
    json.writeNumberField("requestBytes", exchange.sizes().request());
    json.writeNumberField("responseBytes", exchange.sizes().response());
    json.writeStringField("client", exchange.asked().client());
    if (!exchange.asked().peer().equals(exchange.asked().client())) {
      json.writeStringField("peer", exchange.asked().peer());
    }
    json.writeStringField("protocol", exchange.asked().protocol());
    json.writeBooleanField("tls", exchange.asked().tls());
    text(json, "clientCertificate", exchange.asked().clientCertificate());
    json.writeEndObject();
  }

  private static void writeCause(Rejection cause, JsonGenerator json) throws IOException {
    json.writeStringField("reason", cause.reason().name());
    json.writeStringField("hop", cause.hop().name());
    if (cause.header().isPresent()) {
      json.writeStringField("header", cause.header().get().header());
      json.writeStringField("headerFate", cause.header().get().fate().name());
    }
    text(json, "evidence", cause.evidence());
  }

  private static void writeWatched(List<HeaderEvidence> watched, JsonGenerator json)
      throws IOException {
    if (watched.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("watched");
    for (HeaderEvidence seen : watched) {
      json.writeStartObject();
      json.writeStringField("header", seen.finding().header());
      json.writeStringField("headerFate", seen.finding().fate().name());
      json.writeStringField("hop", seen.hop().name());
      text(json, "evidence", seen.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeHopIds(Map<String, String> hopIds, JsonGenerator json)
      throws IOException {
    if (hopIds.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("hopIds");
    for (Map.Entry<String, String> id : hopIds.entrySet()) {
      json.writeStringField(id.getKey(), id.getValue());
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }

  private static void millis(JsonGenerator json, String field, long nanos) throws IOException {
    if (nanos > 0) {
      json.writeNumberField(field, Math.round(nanos / NANOS_PER_MILLI * 1_000) / 1_000.0);
    }
  }
}
