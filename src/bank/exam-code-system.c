/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-code-system.h"

#include <string.h>

const char *const exam_code_system_names[] = { "ICD-10-CM", "ICD-10-PCS", "HCPCS", "other", NULL };

/** Returns: the system that the XML calls @name; what is unknown counts as other */
ExamCodeSystem
exam_code_system_from_name (const char *name)
{
  for (guint i = 0; exam_code_system_names[i] != NULL; i++)
    if (g_strcmp0 (exam_code_system_names[i], name) == 0)
      return (ExamCodeSystem) i;

  return EXAM_CODE_SYSTEM_OTHER;
}

const char *
exam_code_system_get_name (ExamCodeSystem system)
{
  g_return_val_if_fail (system <= EXAM_CODE_SYSTEM_OTHER, NULL);
  return exam_code_system_names[system];
}

/**
 * exam_code_normalize:
 * @code: a code as a person typed it
 *
 * Brings a code to the form in which two codes can be compared: capitals, and nothing but letters and
 * digits, so that "e11.9", "E 11.9" and "E119" are one. The letter O stays a letter: whoever types it for
 * a zero is told so by the score, not helped in silence.
 *
 * Returns: (transfer full): the code, perhaps empty
 */
char *
exam_code_normalize (const char *code)
{
  g_autofree char *compatible = NULL;
  GString *normal = g_string_new (NULL);

  g_return_val_if_fail (code != NULL, NULL);

  /* Full-width letters and the like, as some input methods produce them. */
  compatible = g_utf8_normalize (code, -1, G_NORMALIZE_ALL_COMPOSE);
  for (const char *at = compatible; at != NULL && *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (normal, g_ascii_toupper (*at));

  return g_string_free (normal, FALSE);
}

/* @pattern: A letter, 9 digit, X either, P either but no I and no O; ? as X but may be missing with all behind it. */
static gboolean
matches (const char *code,
         const char *pattern)
{
  for (; *pattern != '\0'; pattern++, code++)
    {
      gboolean fits;

      if (*pattern == '?' && *code == '\0')
        return TRUE;

      switch (*pattern)
        {
        case 'A': fits = g_ascii_isupper (*code); break;
        case '9': fits = g_ascii_isdigit (*code); break;
        case 'P': fits = g_ascii_isalnum (*code) && strchr ("IO", *code) == NULL; break;
        default: fits = g_ascii_isalnum (*code); break;
        }
      if (!fits)
        return FALSE;
    }

  return *code == '\0';
}

/**
 * exam_code_has_shape:
 * @system: a code system
 * @code: a normalised code
 *
 * Returns: whether the code is built as codes of @system are. That it exists is for a code book to say.
 */
gboolean
exam_code_has_shape (ExamCodeSystem system,
                     const char    *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  switch (system)
    {
    case EXAM_CODE_SYSTEM_ICD_10_CM:
      /* One of the two is a digit: E11, C4A, and QA0 since 2026. */
      return matches (code, "A9X????") || matches (code, "AX9????");
    case EXAM_CODE_SYSTEM_ICD_10_PCS:
      return matches (code, "PPPPPPP");
    case EXAM_CODE_SYSTEM_HCPCS:
      /* With up to two modifiers behind it. */
      return matches (code, "A9999") || matches (code, "A9999XX") || matches (code, "A9999XXXX");
    case EXAM_CODE_SYSTEM_OTHER:
    default:
      return *code != '\0';
    }
}

/**
 * exam_code_format:
 * @system: a code system
 * @code: a code in any form
 *
 * Returns: (transfer full): the code as books print it: ICD-10-CM with its decimal point
 */
char *
exam_code_format (ExamCodeSystem system,
                  const char    *code)
{
  g_autofree char *normal = exam_code_normalize (code);

  if (system == EXAM_CODE_SYSTEM_ICD_10_CM && strlen (normal) > 3)
    return g_strdup_printf ("%.3s.%s", normal, normal + 3);
  if (system == EXAM_CODE_SYSTEM_HCPCS && strlen (normal) > 5)
    return g_strdup_printf ("%.5s-%s", normal, normal + 5);
  if (system == EXAM_CODE_SYSTEM_OTHER)
    return g_strdup (code);

  return g_steal_pointer (&normal);
}
