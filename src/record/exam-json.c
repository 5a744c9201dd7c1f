/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-json.h"

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
