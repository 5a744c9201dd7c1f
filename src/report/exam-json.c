/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-json.h"

#include <math.h>

/*
 * What programs get. Names of members and what stands for them are the same in every language, and stay the same. Times of
 * day are ISO 8601 in UTC, durations are seconds. Ids and seeds have 64 bits and are texts: a reader that takes numbers for
 * floating point would round them.
 */

/* --- Members of objects --- */

/** Sets a member to a text, or to null where @text is %NULL. */
void
exam_json_set_text (JsonObject *object,
                    const char *name,
                    const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/** Sets a member to the text of an id. */
void
exam_json_set_id (JsonObject *object,
                  const char *name,
                  guint64     id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, id);

  json_object_set_string_member (object, name, text);
}

/** Sets a member to a moment given in microseconds since 1970: in UTC, by ISO 8601. */
void
exam_json_set_moment (JsonObject *object,
                      const char *name,
                      gint64      wall_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (wall_time / G_USEC_PER_SEC);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  exam_json_set_text (object, name, text);
}

/** Sets a member to a duration given in microseconds: in seconds, to the millisecond. */
void
exam_json_set_duration (JsonObject *object,
                        const char *name,
                        gint64      microseconds)
{
  json_object_set_double_member (object, name, round ((double) microseconds / 1000) / 1000);
}

/* --- Members of what is built --- */

/** Adds a member with a text, or with null where @text is %NULL. */
void
exam_json_add_text (JsonBuilder *builder,
                    const char  *name,
                    const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/** Adds a member with a whole number. */
void
exam_json_add_int (JsonBuilder *builder,
                   const char  *name,
                   gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* --- Text --- */

/** Returns: (transfer full): JSON with line breaks and indents, in UTF-8 */
char *
exam_json_format (JsonNode *root)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *data = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  data = json_generator_to_data (generator, NULL);
  return g_strconcat (data, "\n", NULL);
}

/** As exam_json_format(), of an object. @root: (transfer full) */
char *
exam_json_format_object (JsonObject *root)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), root);

  json_object_unref (root);
  return exam_json_format (node);
}

/** As exam_json_format(), of an array. @root: (transfer full) */
char *
exam_json_format_array (JsonArray *root)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), root);

  json_array_unref (root);
  return exam_json_format (node);
}
