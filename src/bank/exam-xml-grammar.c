/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-grammar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"

#define MAX_ID 64

static gboolean
is_id (const char *value)
{
  gsize length = strlen (value);

  if (length == 0 || length > MAX_ID || !g_ascii_isalnum (value[0]))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (value[i]) && strchr ("._-", value[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* A subtag for the language, and more of them behind it, as RFC 5646 builds them. */
static gboolean
is_language (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "-", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length == 0 || length > 8 ||
          strspn (parts[i], i == 0 ? G_CSET_A_2_Z G_CSET_a_2_z : G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS) != length)
        return FALSE;
    }

  return parts[0] != NULL;
}

/* @pattern: 9 stands for a digit, anything else for itself. */
static gboolean
looks_like (const char *value,
            const char *pattern)
{
  for (; *pattern != '\0'; value++, pattern++)
    if (*pattern == '9' ? !g_ascii_isdigit (*value) : *value != *pattern)
      return FALSE;

  return *value == '\0';
}

static gboolean
is_year (const char *value)
{
  return looks_like (value, "9999") && (g_str_has_prefix (value, "19") || g_str_has_prefix (value, "20"));
}

static gboolean
is_date (const char *value)
{
  g_autofree char *year = g_strndup (value, 4);
  int month = 1, day = 1;

  if (!is_year (year))
    return FALSE;
  if (value[4] != '\0' && !looks_like (value, "9999-99") && !looks_like (value, "9999-99-99"))
    return FALSE;

  sscanf (value + 4, "-%d-%d", &month, &day);
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) atoi (year));
}

static gboolean
is_number (const char *value,
           guint       minimum,
           guint       maximum)
{
  guint64 number;

  return g_ascii_string_to_unsigned (value, 10, minimum, maximum, &number, NULL);
}

static gboolean
is_percent (const char *value)
{
  char *end = NULL;
  double number;

  if (!g_ascii_isdigit (value[0]) || strspn (value, "0123456789.") != strlen (value))
    return FALSE;

  number = g_ascii_strtod (value, &end);
  return *end == '\0' && number >= 0 && number <= 100;
}

static gboolean
is_blank (const char *value)
{
  return value[strspn (value, " \t\r\n")] == '\0';
}

static const char *const yes_no[] = { "yes", "no", NULL };

static gboolean
is_valid (ExamXmlType        type,
          guint              minimum,
          guint              maximum,
          const char *const *words,
          const char        *value)
{
  switch (type)
    {
    case EXAM_XML_ID: return is_id (value);
    case EXAM_XML_YES_NO: return g_strv_contains (yes_no, value);
    case EXAM_XML_CHOICE: return g_strv_contains (words, value);
    case EXAM_XML_NUMBER: return is_number (value, minimum, maximum);
    case EXAM_XML_PERCENT: return is_percent (value);
    case EXAM_XML_YEAR: return is_year (value);
    case EXAM_XML_DATE: return is_date (value);
    case EXAM_XML_TEXT: return !is_blank (value);

    case EXAM_XML_HTTPS:
      return g_str_has_prefix (value, "https://") && strlen (value) > strlen ("https://") &&
             strpbrk (value, " \t\r\n") == NULL && g_uri_is_valid (value, G_URI_FLAGS_NONE, NULL);

    case EXAM_XML_LANGUAGE: return is_language (value);
    default: g_assert_not_reached ();
    }
}

/* Returns: (transfer full): what a value of this type looks like, for who has written another one */
static char *
describe (ExamXmlType        type,
          guint              minimum,
          guint              maximum,
          const char *const *words)
{
  switch (type)
    {
    case EXAM_XML_ID:
      return g_strdup (_("use letters, digits, dot, hyphen and underscore, at most 64"));

    case EXAM_XML_YES_NO:
    case EXAM_XML_CHOICE:
      {
        g_autofree char *list = g_strjoinv (", ", (char **) (type == EXAM_XML_YES_NO ? yes_no : words));

        /* Translators: %s is a list of words */
        return g_strdup_printf (_("write one of: %s"), list);
      }

    case EXAM_XML_NUMBER:
      return g_strdup_printf (_("write a whole number from %u to %u"), minimum, maximum);

    case EXAM_XML_PERCENT:
      return g_strdup (_("write a number from 0 to 100"));

    case EXAM_XML_YEAR:
      return g_strdup (_("write a year, such as 2026"));

    case EXAM_XML_DATE:
      return g_strdup (_("write a date, such as 2026-05-01, 2026-05 or 2026"));

    case EXAM_XML_TEXT:
      return g_strdup (_("it must not be empty"));

    case EXAM_XML_HTTPS:
      return g_strdup (_("write an address that begins with https://"));

    case EXAM_XML_LANGUAGE:
      return g_strdup (_("write a language tag, such as en or en-US"));

    default:
      g_assert_not_reached ();
    }
}

/**
 * exam_xml_check_value:
 * @type: what the value should be
 * @minimum: least number allowed
 * @maximum: greatest number allowed
 * @words: (nullable) (array zero-terminated=1): the words allowed
 * @value: an attribute's value, or an element's text
 * @error: set to %EXAM_ERROR_INVALID with what it should be
 *
 * Returns: whether @value is of @type
 */
gboolean
exam_xml_check_value (ExamXmlType        type,
                      guint              minimum,
                      guint              maximum,
                      const char *const *words,
                      const char        *value,
                      GError           **error)
{
  g_autofree char *expected = NULL;

  g_return_val_if_fail (value != NULL, FALSE);

  if (is_valid (type, minimum, maximum, words, value))
    return TRUE;
  /* Only now: to look up translations for each of the values of a bank would take a tenth of the time that it takes to read it. */
  expected = describe (type, minimum, maximum, words);
  g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, expected);
  return FALSE;
}
