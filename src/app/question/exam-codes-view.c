/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-codes-view.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"

#define MAX_FIELDS 50

/* Fields for typed codes, one for each, and a button for another one. */
struct _ExamCodesView
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox       *fields_box;
  GtkLabel     *hint_label;
  GtkButton    *add_button;
  GtkSizeGroup *label_group;

  GPtrArray *entries;       /* (owned) (element-type GtkEntry) borrowed children */
  gboolean   first_listed;
  gboolean   updating;
};

G_DEFINE_FINAL_TYPE (ExamCodesView, exam_codes_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
entry_changed_cb (ExamCodesView *self)
{
  g_assert (EXAM_IS_CODES_VIEW (self));

  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Where order matters the fields say which is which. */
static char *
make_field_name (ExamCodesView *self,
                 guint          index)
{
  if (self->first_listed && index == 0)
    return g_strdup (_("First-listed code"));
  if (self->first_listed)
    /* Translators: 1 is the first one after the first-listed code */
    return g_strdup_printf (_("Additional code %u"), index);
  return g_strdup_printf (_("Code %u"), index + 1);
}

static void entry_activate_cb (ExamCodesView *self,
                               GtkEntry      *entry);

static GtkEntry *
add_field (ExamCodesView *self,
           const char    *code)
{
  g_autofree char *name = make_field_name (self, self->entries->len);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_widget_add_css_class (entry, "monospace");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 32);
  gtk_entry_set_input_hints (GTK_ENTRY (entry),
                             GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI | GTK_INPUT_HINT_UPPERCASE_CHARS);
  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_size_group_add_widget (self->label_group, label);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (self->fields_box, row);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->entries, entry);

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), self->entries->len < MAX_FIELDS);
  return GTK_ENTRY (entry);
}

static void
add_clicked_cb (ExamCodesView *self)
{
  g_assert (EXAM_IS_CODES_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (add_field (self, "")));
}

/* Enter goes to the next field, and makes one behind the last. */
static void
entry_activate_cb (ExamCodesView *self,
                   GtkEntry      *entry)
{
  guint index;

  g_assert (EXAM_IS_CODES_VIEW (self));

  if (!g_ptr_array_find (self->entries, entry, &index))
    return;

  if (index + 1 < self->entries->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->entries, index + 1));
  else if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0' && gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    add_clicked_cb (self);
}

static void
remove_fields (ExamCodesView *self)
{
  g_ptr_array_set_size (self->entries, 0);
  exam_widget_remove_children (GTK_WIDGET (self->fields_box));
}

static void
exam_codes_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CODES_VIEW);
  G_OBJECT_CLASS (exam_codes_view_parent_class)->dispose (object);
}

static void
exam_codes_view_finalize (GObject *object)
{
  g_ptr_array_unref (EXAM_CODES_VIEW (object)->entries);
  G_OBJECT_CLASS (exam_codes_view_parent_class)->finalize (object);
}

static void
exam_codes_view_class_init (ExamCodesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_codes_view_dispose;
  object_class->finalize = exam_codes_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-codes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodesView, fields_box);
  gtk_widget_class_bind_template_child (widget_class, ExamCodesView, hint_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodesView, label_group);
  gtk_widget_class_bind_template_child (widget_class, ExamCodesView, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codesview");

  /**
   * ExamCodesView::changed:
   *
   * The candidate typed something.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", EXAM_TYPE_CODES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_codes_view_init (ExamCodesView *self)
{
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
exam_codes_view_new (void)
{
  return g_object_new (EXAM_TYPE_CODES_VIEW, NULL);
}

/**
 * exam_codes_view_set_item:
 * @self: a view
 * @item: an item with typed codes
 * @codes: (element-type utf8): what has been typed before
 *
 * Shows the fields of an item, with an empty one behind what has been typed.
 */
void
exam_codes_view_set_item (ExamCodesView   *self,
                          const ExamItem  *item,
                          const GPtrArray *codes)
{
  const char *system;
  g_autofree char *hint = NULL;

  g_return_if_fail (EXAM_IS_CODES_VIEW (self));
  g_return_if_fail (item != NULL);

  self->updating = TRUE;
  self->first_listed = exam_item_is_first_listed (item);
  remove_fields (self);
  for (guint i = 0; i < codes->len; i++)
    add_field (self, g_ptr_array_index (codes, i));
  add_field (self, "");
  self->updating = FALSE;

  system = exam_item_get_code_system (item) == EXAM_CODE_SYSTEM_OTHER
             ? NULL : exam_code_system_get_name (exam_item_get_code_system (item));
  if (system != NULL && self->first_listed)
    /* Translators: %s is a code system, such as "ICD-10-CM" */
    hint = g_strdup_printf (_("Type %s codes. The first one has to come first; the order of the others does not matter."),
                            system);
  else if (system != NULL)
    /* Translators: %s is a code system, such as "ICD-10-CM" */
    hint = g_strdup_printf (_("Type %s codes. Their order does not matter."), system);
  else
    hint = g_strdup (self->first_listed ? _("Type codes. The first one has to come first.") : _("Type codes."));
  gtk_label_set_text (self->hint_label, hint);
}

/** Returns: (transfer full): what is typed, with a line end between codes */
char *
exam_codes_view_dup_answer (ExamCodesView *self)
{
  GString *answer;

  g_return_val_if_fail (EXAM_IS_CODES_VIEW (self), NULL);

  answer = g_string_new (NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *code = g_strdup (gtk_editable_get_text (g_ptr_array_index (self->entries, i)));

      if (*g_strstrip (code) != '\0')
        g_string_append_printf (answer, "%s%s", answer->len > 0 ? "\n" : "", code);
    }
  return g_string_free (answer, FALSE);
}
