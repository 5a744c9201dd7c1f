/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-entry-private.h"

/**
 * ExamEntry:
 *
 * A case or an item of a bank that is being written: where it stands and what a list shows of it. It stays the same object
 * while its element does, wherever that moves. All of its properties tell when they change.
 */

enum {
  PROP_CASE = 1,
  PROP_ID,
  PROP_DOMAIN,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ExamEntry, exam_entry, G_TYPE_OBJECT)

/** Returns: what it is */
ExamEntryKind
exam_entry_get_kind (ExamEntry *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY (self), EXAM_ENTRY_ITEM);

  return self->kind;
}

/** Returns: (transfer none) (nullable): the case that an item is in */
ExamEntry *
exam_entry_get_case (ExamEntry *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY (self), NULL);

  return self->exam_case;
}

/** Returns: (nullable): the id, as it is written */
const char *
exam_entry_get_id (ExamEntry *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY (self), NULL);

  return self->id;
}

/** Returns: (nullable): the domain of an item, as it is written */
const char *
exam_entry_get_domain (ExamEntry *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY (self), NULL);

  return self->domain;
}

/** Returns: the start of an item's stem, or a case's title, on one line; perhaps empty */
const char *
exam_entry_get_summary (ExamEntry *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY (self), NULL);

  return self->summary;
}

/**
 * exam_entry_get_range:
 * @self: an entry
 * @start: (out): its first byte
 * @end: (out): the byte behind it
 *
 * Tells where it stands in its manuscript, from `<` to `>`. An entry that is gone stands nowhere: both are 0.
 */
void
exam_entry_get_range (ExamEntry *self,
                      gsize     *start,
                      gsize     *end)
{
  g_return_if_fail (EXAM_IS_ENTRY (self));

  *start = self->start;
  *end = self->end;
}

/* --- For the editor --- */

static gboolean
replace_string (char **place,
                char  *string)
{
  gboolean changed = g_strcmp0 (*place, string) != 0;

  g_free (*place);
  *place = string;
  return changed;
}

/**
 * exam_entry_take:
 * @self: an entry
 * @exam_case: (transfer none) (nullable)
 * @id: (transfer full) (nullable)
 * @domain: (transfer full) (nullable)
 * @summary: (transfer full)
 *
 * Says what was read of it.
 */
void
exam_entry_take (ExamEntry *self,
                 ExamEntry *exam_case,
                 char      *id,
                 char      *domain,
                 char      *summary)
{
  gboolean changed[N_PROPS] = {
    [PROP_CASE] = g_set_object (&self->exam_case, exam_case),
    [PROP_ID] = replace_string (&self->id, id),
    [PROP_DOMAIN] = replace_string (&self->domain, domain),
    [PROP_SUMMARY] = replace_string (&self->summary, summary),
  };

  for (guint i = 1; i < N_PROPS; i++)
    if (changed[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/** Returns: (transfer full): an entry that stands nowhere yet */
ExamEntry *
exam_entry_new (ExamEntryKind kind)
{
  ExamEntry *self = g_object_new (EXAM_TYPE_ENTRY, NULL);

  self->kind = kind;
  self->summary = g_strdup ("");
  return self;
}

/* --- Object --- */

static void
exam_entry_finalize (GObject *object)
{
  ExamEntry *self = EXAM_ENTRY (object);

  g_clear_object (&self->exam_case);
  g_free (self->id);
  g_free (self->domain);
  g_free (self->summary);

  G_OBJECT_CLASS (exam_entry_parent_class)->finalize (object);
}

static void
exam_entry_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  ExamEntry *self = EXAM_ENTRY (object);

  switch (property_id)
    {
    case PROP_CASE: g_value_set_object (value, self->exam_case); break;
    case PROP_ID: g_value_set_string (value, self->id); break;
    case PROP_DOMAIN: g_value_set_string (value, self->domain); break;
    case PROP_SUMMARY: g_value_set_string (value, self->summary); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_entry_class_init (ExamEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = exam_entry_finalize;
  object_class->get_property = exam_entry_get_property;

  properties[PROP_CASE] = g_param_spec_object ("case", NULL, NULL, EXAM_TYPE_ENTRY,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DOMAIN] = g_param_spec_string ("domain", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
exam_entry_init (ExamEntry *self)
{
}
