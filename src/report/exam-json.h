/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void exam_json_set_text (JsonObject *object,
                         const char *name,
                         const char *text);
void exam_json_set_id (JsonObject *object,
                       const char *name,
                       guint64     id);
void exam_json_set_moment (JsonObject *object,
                           const char *name,
                           gint64      wall_time);
void exam_json_set_duration (JsonObject *object,
                             const char *name,
                             gint64      microseconds);

void exam_json_add_text (JsonBuilder *builder,
                         const char  *name,
                         const char  *text);
void exam_json_add_int (JsonBuilder *builder,
                        const char  *name,
                        gint64       value);

char *exam_json_format (JsonNode *root);
char *exam_json_format_object (JsonObject *root);
char *exam_json_format_array (JsonArray *root);

G_END_DECLS
