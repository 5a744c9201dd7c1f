/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"
#include "author/exam-sheet-reader.h"

/**
 * ExamBankEditor:
 *
 * A manuscript, what stands where in it, and the verbs by which a form changes it. It is a #GListModel of #ExamEntry in the
 * order of the text.
 *
 * The text is all there is; whatever else is told was read from it. While it is not sound, which is to say well-formed XML of a
 * bank without prefixes, the entries stay those that were last known, and their places move along.
 */

enum {
  PROP_SOUND = 1,
  N_PROPS,
};

enum {
  ENTRY_CHANGED,
  HEAD_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamBankEditor, exam_bank_editor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/** Returns: (transfer none): the text */
ExamManuscript *
exam_bank_editor_get_manuscript (ExamBankEditor *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);

  return self->manuscript;
}

/** Returns: (transfer none): the cases and items, #ExamEntry, in the order of the text; the items of a case follow it */
GListModel *
exam_bank_editor_get_entries (ExamBankEditor *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);

  return G_LIST_MODEL (self);
}

/** Returns: whether the text is well-formed, so that a form can change it */
gboolean
exam_bank_editor_is_sound (ExamBankEditor *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);

  return self->sound;
}

/**
 * exam_bank_editor_get_fault:
 * @self: an editor
 * @line: (out) (optional): from 1
 * @column: (out) (optional): in characters, from 1
 *
 * Returns: (nullable): why the text is not sound; %NULL where it is, or is not known yet to be
 */
const char *
exam_bank_editor_get_fault (ExamBankEditor *self,
                            int            *line,
                            int            *column)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);

  if (line != NULL)
    *line = self->fault != NULL ? self->fault_line : 1;
  if (column != NULL)
    *column = self->fault != NULL ? self->fault_column : 1;
  return self->fault;
}

/**
 * exam_bank_editor_find:
 * @self: an editor
 * @offset: a byte of the text
 *
 * Returns: (transfer none) (nullable): the item that it stands in, or else the case
 */
ExamEntry *
exam_bank_editor_find (ExamBankEditor *self,
                       gsize           offset)
{
  ExamEntry *found = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      ExamEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->start > offset)
        break;
      if (offset < entry->end)
        found = entry;
    }
  return found;
}

/* Returns: the place of an entry in the list; one that is none of its entries has G_MAXUINT */
guint
exam_bank_editor_get_index (ExamBankEditor *self,
                            ExamEntry      *entry)
{
  guint index;

  return g_ptr_array_find (self->entries, entry, &index) ? index : G_MAXUINT;
}

/**
 * exam_bank_editor_settle:
 * @self: an editor
 *
 * Finds out at once whether the text is sound and what stands where, if that is still being found out in another thread.
 */
void
exam_bank_editor_settle (ExamBankEditor *self)
{
  g_return_if_fail (EXAM_IS_BANK_EDITOR (self));

  if (self->scan != NULL)
    g_cancellable_cancel (self->scan);
  g_clear_object (&self->scan);
  exam_bank_editor_catch_up (self, TRUE);
}

/* --- Reading --- */

static ExamXmlElement *
parse_entry (ExamBankEditor *self,
             ExamEntry      *entry,
             ExamEntryKind   kind)
{
  if (entry->kind != kind || entry->start == entry->end ||
      exam_bank_editor_is_damaged (self, entry->start + 1, entry->end - 1))
    return NULL;
  return exam_xml_element_parse (exam_manuscript_get_text (self->manuscript, NULL), entry->start, entry->end);
}

/**
 * exam_bank_editor_read_head:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): what stands before the first entry, as a bank without items; %NULL where the text is not
 *   sound because of that part, or never was
 */
ExamBank *
exam_bank_editor_read_head (ExamBankEditor *self)
{
  const char *text;
  gsize end;
  g_autoptr (ExamXmlElement) element = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);

  text = exam_manuscript_get_text (self->manuscript, NULL);
  end = self->entries->len > 0 ? ((ExamEntry *) g_ptr_array_index (self->entries, 0))->start : self->content_end;
  if (!self->outlined || (end > 0 && exam_bank_editor_is_damaged (self, 0, end - 1)))
    return NULL;

  element = exam_xml_element_parse (text, 0, end);
  return element != NULL ? exam_sheet_read_head (element, text) : NULL;
}

/**
 * exam_bank_editor_read_item:
 * @self: an editor
 * @entry: an item of it
 *
 * Returns: (transfer full) (nullable): what is written, finished or not; %NULL where the text is not sound because of this item,
 *   or the entry is gone
 */
ExamItemSheet *
exam_bank_editor_read_item (ExamBankEditor *self,
                            ExamEntry      *entry)
{
  g_autoptr (ExamXmlElement) element = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), NULL);

  element = parse_entry (self, entry, EXAM_ENTRY_ITEM);
  return element != NULL ? exam_sheet_read_item (element, exam_manuscript_get_text (self->manuscript, NULL)) : NULL;
}

/**
 * exam_bank_editor_read_case:
 * @self: an editor
 * @entry: a case of it
 *
 * Returns: (transfer full) (nullable): what is written, finished or not; %NULL where the text is not sound because of this case
 *   or an item in it, or the entry is gone
 */
ExamCaseSheet *
exam_bank_editor_read_case (ExamBankEditor *self,
                            ExamEntry      *entry)
{
  g_autoptr (ExamXmlElement) element = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), NULL);

  element = parse_entry (self, entry, EXAM_ENTRY_CASE);
  return element != NULL ? exam_sheet_read_case (element, exam_manuscript_get_text (self->manuscript, NULL)) : NULL;
}

/* --- List --- */

static GType
get_item_type (GListModel *model)
{
  return EXAM_TYPE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return EXAM_BANK_EDITOR (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  ExamBankEditor *self = EXAM_BANK_EDITOR (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- Object --- */

void
exam_bank_editor_tell_sound (ExamBankEditor *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOUND]);
}

static void
spliced_cb (ExamBankEditor *self,
            guint64         offset,
            guint64         removed,
            guint64         inserted)
{
  exam_bank_editor_note_splice (self, (gsize) offset, (gsize) removed, (gsize) inserted);
}

static void
settled_cb (ExamBankEditor *self)
{
  exam_bank_editor_catch_up (self, FALSE);
}

static void
exam_bank_editor_dispose (GObject *object)
{
  ExamBankEditor *self = EXAM_BANK_EDITOR (object);

  if (self->manuscript != NULL)
    g_signal_handlers_disconnect_by_data (self->manuscript, self);
  if (self->scan != NULL)
    g_cancellable_cancel (self->scan);
  g_clear_object (&self->scan);
  g_clear_object (&self->manuscript);

  G_OBJECT_CLASS (exam_bank_editor_parent_class)->dispose (object);
}

static void
exam_bank_editor_finalize (GObject *object)
{
  ExamBankEditor *self = EXAM_BANK_EDITOR (object);

  g_ptr_array_unref (self->entries);
  g_array_unref (self->damages);
  g_free (self->fault);
  g_free (self->namespaces);

  G_OBJECT_CLASS (exam_bank_editor_parent_class)->finalize (object);
}

static void
exam_bank_editor_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ExamBankEditor *self = EXAM_BANK_EDITOR (object);

  switch (property_id)
    {
    case PROP_SOUND: g_value_set_boolean (value, self->sound); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_bank_editor_class_init (ExamBankEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_bank_editor_dispose;
  object_class->finalize = exam_bank_editor_finalize;
  object_class->get_property = exam_bank_editor_get_property;

  /**
   * ExamBankEditor:sound:
   *
   * Whether the text is well-formed, so that verbs work. It is told again when the fault changes.
   */
  properties[PROP_SOUND] = g_param_spec_boolean ("sound", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamBankEditor::entry-changed:
   * @entry: an #ExamEntry
   *
   * The text of this entry changed, by whatever hand; that of a case outside of its items.
   */
  signals[ENTRY_CHANGED] = g_signal_new ("entry-changed", EXAM_TYPE_BANK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, EXAM_TYPE_ENTRY);

  /** ExamBankEditor::head-changed: what stands before the first entry changed */
  signals[HEAD_CHANGED] = g_signal_new ("head-changed", EXAM_TYPE_BANK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
exam_bank_editor_init (ExamBankEditor *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->damages = g_array_new (FALSE, FALSE, sizeof (ExamDamage));
  self->fault_line = self->fault_column = 1;
}

/**
 * exam_bank_editor_new:
 * @manuscript: (transfer none): the text of a bank, sound or not
 *
 * Reads the whole text at once.
 *
 * Returns: (transfer full): an editor of it
 */
ExamBankEditor *
exam_bank_editor_new (ExamManuscript *manuscript)
{
  ExamBankEditor *self;

  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (manuscript), NULL);

  self = g_object_new (EXAM_TYPE_BANK_EDITOR, NULL);
  self->manuscript = g_object_ref (manuscript);
  g_signal_connect_swapped (manuscript, "spliced", G_CALLBACK (spliced_cb), self);
  g_signal_connect_swapped (manuscript, "settled", G_CALLBACK (settled_cb), self);
  exam_bank_editor_catch_up (self, TRUE);
  return self;
}
