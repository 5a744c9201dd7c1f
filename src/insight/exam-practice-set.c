/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-practice-set.h"

#define GROUP   "practice-set"
#define VERSION 1

#define DEFAULT_N_ITEMS 20

/* --- Fields as text --- */

typedef enum {
  FIELD_TEXT,
  FIELD_IDS,
  FIELD_NUMBER,
  FIELD_CHOICE,
} FieldKind;

/* Keys and choices are what results files keep: never change one. */
typedef struct {
  const char *key;
  FieldKind   kind;
  gsize       offset;      /* of the member */
  guint       max;         /* for numbers */
  const char *choices[2];  /* for choices: what stands for FALSE and for TRUE */
} Field;

#define TEXT(key, member)         { key, FIELD_TEXT, G_STRUCT_OFFSET (ExamPracticeSet, member), 0, { NULL, NULL } }
#define IDS(key, member)          { key, FIELD_IDS, G_STRUCT_OFFSET (ExamPracticeSet, member), 0, { NULL, NULL } }
#define NUMBER(key, member, max)  { key, FIELD_NUMBER, G_STRUCT_OFFSET (ExamPracticeSet, member), max, { NULL, NULL } }
#define CHOICE(key, member, a, b) { key, FIELD_CHOICE, G_STRUCT_OFFSET (ExamPracticeSet, member), 0, { a, b } }

static const Field fields[] = {
  TEXT ("name", name),
  TEXT ("format", format_id),
  NUMBER ("items", n_items, EXAM_PRACTICE_SET_MAX_ITEMS),
  CHOICE ("timing", timed, "untimed", "exam-pace"),
  IDS ("domains", domains),
  IDS ("banks", banks),
  IDS ("causes", causes),
  NUMBER ("missed-in", missed_in, EXAM_PRACTICE_SET_MAX_SITTINGS),
  NUMBER ("not-seen-in", not_seen_in, EXAM_PRACTICE_SET_MAX_SITTINGS),
  CHOICE ("flagged", flagged, "no", "yes"),
  CHOICE ("guessed", guessed, "no", "yes"),
  CHOICE ("order", by_domain, "random", "domains"),
  CHOICE ("feedback", feedback, "at-end", "after-item"),
  CHOICE ("units", whole_cases, "items", "cases"),
};

static const Field *
find_field (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].key, key))
      return &fields[i];

  return NULL;
}

static void
write_field (const ExamPracticeSet *self,
             const Field           *field,
             GKeyFile              *file)
{
  gconstpointer member = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind)
    {
    case FIELD_TEXT:
      g_key_file_set_string (file, GROUP, field->key, *(char *const *) member);
      break;

    case FIELD_IDS:
      {
        const char *const *ids = *(const char *const *const *) member;

        g_key_file_set_string_list (file, GROUP, field->key, ids, g_strv_length ((char **) ids));
        break;
      }

    case FIELD_NUMBER:
      g_key_file_set_uint64 (file, GROUP, field->key, *(const guint *) member);
      break;

    case FIELD_CHOICE:
      g_key_file_set_string (file, GROUP, field->key, field->choices[*(const gboolean *) member ? 1 : 0]);
      break;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_text (char      **member,
           GKeyFile   *file,
           const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, &error);

  /* There may be a text and an error, as for an escape that there is not. */
  if (error != NULL)
    return FALSE;

  g_free (*member);
  *member = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
read_ids (char     ***member,
          GKeyFile   *file,
          const char *key)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = g_key_file_get_string_list (file, GROUP, key, NULL, &error);

  if (error != NULL || ids == NULL)
    return FALSE;

  g_strfreev (*member);
  *member = g_steal_pointer (&ids);
  return TRUE;
}

static gboolean
read_number (guint       *member,
             guint        max,
             const char  *text)
{
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, max, &number, NULL))
    return FALSE;

  *member = (guint) number;
  return TRUE;
}

static gboolean
read_choice (gboolean          *member,
             const char *const *choices,
             const char        *text)
{
  for (int i = 0; i < 2; i++)
    if (g_strcmp0 (text, choices[i]) == 0)
      {
        *member = i;
        return TRUE;
      }

  return FALSE;
}

/* A field that cannot be read keeps its default. */
static gboolean
read_field (ExamPracticeSet *self,
            const Field     *field,
            GKeyFile        *file)
{
  gpointer member = G_STRUCT_MEMBER_P (self, field->offset);
  g_autofree char *value = g_key_file_get_value (file, GROUP, field->key, NULL);

  switch (field->kind)
    {
    case FIELD_TEXT:
      return read_text (member, file, field->key);
    case FIELD_IDS:
      return read_ids (member, file, field->key);
    case FIELD_NUMBER:
      return read_number (member, field->max, value);
    case FIELD_CHOICE:
      return read_choice (member, field->choices, value);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_key (ExamPracticeSet *self,
          GKeyFile        *file,
          const char      *key)
{
  const Field *field = find_field (key);
  guint version;

  if (field != NULL)
    return read_field (self, field, file);

  if (g_str_equal (key, "version"))
    {
      g_autofree char *value = g_key_file_get_value (file, GROUP, key, NULL);

      return read_number (&version, VERSION, value);
    }
  return FALSE;
}

/* --- The whole --- */

/** Returns: (transfer full): 20 items of any format, untimed, in random order, with feedback after each */
ExamPracticeSet *
exam_practice_set_new (void)
{
  ExamPracticeSet *self = g_new0 (ExamPracticeSet, 1);

  self->name = g_strdup ("");
  self->format_id = g_strdup ("");
  self->n_items = DEFAULT_N_ITEMS;
  self->domains = g_new0 (char *, 1);
  self->banks = g_new0 (char *, 1);
  self->causes = g_new0 (char *, 1);
  self->feedback = TRUE;
  return self;
}

void
exam_practice_set_free (ExamPracticeSet *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->name);
  g_free (self->format_id);
  g_strfreev (self->domains);
  g_strfreev (self->banks);
  g_strfreev (self->causes);
  g_free (self);
}

/**
 * exam_practice_set_to_text:
 * @self: a practice set
 *
 * The same set gives the same text, so that texts can be compared.
 *
 * Returns: (transfer full): the set as text, to be kept
 */
char *
exam_practice_set_to_text (const ExamPracticeSet *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (self != NULL, NULL);

  g_key_file_set_integer (file, GROUP, "version", VERSION);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    write_field (self, &fields[i], file);
  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * exam_practice_set_new_from_text:
 * @text: what exam_practice_set_to_text() gave, in this version of the program or another; it can be anything
 * @unknown: (out) (optional) (transfer full): keys that are not known or whose values are not; "practice-set" when
 *   @text is no practice set at all
 *
 * What is not known keeps its default, see exam_practice_set_new().
 *
 * Returns: (transfer full): the set
 */
ExamPracticeSet *
exam_practice_set_new_from_text (const char *text,
                                 char     ***unknown)
{
  ExamPracticeSet *self = exam_practice_set_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (text != NULL, self);

  /* Else the language of the program would decide which keys are there. */
  if (g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    keys = g_key_file_get_keys (file, GROUP, NULL, NULL);
  if (keys == NULL)
    g_strv_builder_add (names, GROUP);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!read_key (self, file, keys[i]))
      g_strv_builder_add (names, keys[i]);

  if (unknown != NULL)
    *unknown = g_strv_builder_end (names);
  return self;
}
