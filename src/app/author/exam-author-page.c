/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "author/exam-entry-order.h"

G_DEFINE_FINAL_TYPE (ExamAuthorPage, exam_author_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  SIGNAL_SAVED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/** Says something that may be missed. */
void
exam_author_page_say (ExamAuthorPage *self,
                      const char     *message)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
  exam_compat_announce (GTK_WIDGET (self), message);
}

/** Tells that the bank is in its file. */
void
exam_author_page_tell_saved (ExamAuthorPage *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->path);
}

/* --- State --- */

static ExamManuscript *
get_manuscript (ExamAuthorPage *self)
{
  return self->editor != NULL ? exam_bank_editor_get_manuscript (self->editor) : NULL;
}

/** Shows what is open, whether it is saved, and what can be done. */
void
exam_author_page_show_state (ExamAuthorPage *self)
{
  ExamManuscript *manuscript = get_manuscript (self);
  gboolean modified = exam_author_page_is_modified (self);
  const char *name = self->path != NULL ? self->name : _("not saved yet");
  g_autofree char *subtitle = modified ? g_strdup_printf ("• %s", name) : g_strdup (name);
  GtkWidget *widget = GTK_WIDGET (self);

  adw_window_title_set_subtitle (self->title, self->editor != NULL ? subtitle : "");
  gtk_widget_action_set_enabled (widget, "author.undo", manuscript != NULL && exam_manuscript_can_undo (manuscript));
  gtk_widget_action_set_enabled (widget, "author.redo", manuscript != NULL && exam_manuscript_can_redo (manuscript));
  gtk_widget_action_set_enabled (widget, "author.save", modified);
  gtk_widget_action_set_enabled (widget, "author.save-as", manuscript != NULL);
  exam_author_page_enable_entries (self);
}

static void
show_head (ExamAuthorPage *self)
{
  g_autoptr (ExamBank) head = self->editor != NULL ? exam_bank_editor_read_head (self->editor) : NULL;
  ExamFormats *formats = exam_library_get_formats (exam_context_get_library (self->context));
  const char *title = head != NULL ? exam_bank_get_title (head) : NULL;
  const char *family = head != NULL ? exam_bank_get_family (head) : NULL;
  ExamFormat *format = family != NULL ? exam_formats_find_newest (formats, family) : NULL;

  if (self->editor != NULL && head == NULL)
    adw_window_title_set_title (self->title, self->name);
  else
    adw_window_title_set_title (self->title, title != NULL && *title != '\0' ? title : _("Bank without a title"));
  if (format == self->format)
    return;
  g_clear_pointer (&self->format, exam_format_unref);
  self->format = format != NULL ? exam_format_ref (format) : NULL;
  exam_entry_list_set_format (self->entry_list, self->format);
  exam_author_page_tell_views_format (self);
}

static void
settled_cb (ExamAuthorPage *self)
{
  g_assert (EXAM_IS_AUTHOR_PAGE (self));

  /* What the toast would undo is not the last step any more. */
  if (self->toast != NULL && exam_manuscript_get_revision (get_manuscript (self)) != self->toast_revision)
    adw_toast_dismiss (self->toast);
  exam_author_page_show_state (self);
}

static void
inspected_cb (ExamAuthorPage *self)
{
  g_assert (EXAM_IS_AUTHOR_PAGE (self));
  exam_author_page_set_problems (self, exam_bank_inspector_get_problems (self->inspector));
}

/* What was damaged may be just what it was before, and then nothing else tells that it can be seen again. */
static void
sound_cb (ExamAuthorPage *self)
{
  ExamEntry *selected = exam_entry_list_get_selected (self->entry_list);

  g_assert (EXAM_IS_AUTHOR_PAGE (self));

  if (selected != NULL && exam_bank_editor_is_sound (self->editor))
    exam_author_page_entry_changed (self, selected);
}

static void
head_changed_cb (ExamAuthorPage *self)
{
  g_autoptr (ExamBank) head = exam_bank_editor_read_head (self->editor);

  g_assert (EXAM_IS_AUTHOR_PAGE (self));

  /* Half a tag does not make it a bank for no exam. */
  if (head != NULL)
    show_head (self);
}

static void
entry_changed_cb (ExamAuthorPage *self,
                  ExamEntry      *entry)
{
  g_assert (EXAM_IS_AUTHOR_PAGE (self));

  /* Whatever changes in a case changes the case as well. */
  if (self->undoing && (self->touched == NULL || exam_entry_get_kind (self->touched) == EXAM_ENTRY_CASE))
    g_set_object (&self->touched, entry);
  exam_author_page_entry_changed (self, entry);
}

static void
entries_changed_cb (ExamAuthorPage *self,
                    guint           position,
                    guint           removed,
                    guint           added,
                    GListModel     *entries)
{
  g_assert (EXAM_IS_AUTHOR_PAGE (self));

  if (self->undoing && added > 0)
    {
      g_clear_object (&self->touched);
      self->touched = g_list_model_get_item (entries, position);
    }
}

/* --- Undo --- */

static void
spliced_cb (ExamAuthorPage *self,
            guint64         offset)
{
  g_assert (EXAM_IS_AUTHOR_PAGE (self));
  self->changed_at = offset;
}

/* Leads to where something changed. */
static void
undo_or_redo (ExamAuthorPage *self,
              void (*change) (ExamManuscript *manuscript))
{
  self->undoing = TRUE;
  change (get_manuscript (self));
  self->undoing = FALSE;
  /* No entry is another than before where one was or is damaged. */
  if (self->touched == NULL)
    g_set_object (&self->touched, exam_bank_editor_find (self->editor, (gsize) self->changed_at));
  if (self->touched != NULL &&
      exam_entry_order_find (exam_bank_editor_get_entries (self->editor), self->touched) != G_MAXUINT)
    exam_entry_list_select (self->entry_list, self->touched);
  g_clear_object (&self->touched);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (EXAM_AUTHOR_PAGE (widget), exam_manuscript_undo);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (EXAM_AUTHOR_PAGE (widget), exam_manuscript_redo);
}

/* --- The list --- */

static void
selected_cb (ExamAuthorPage *self,
             ExamEntry      *entry)
{
  exam_manuscript_break_run (get_manuscript (self));
  exam_author_page_show_entry (self);
  exam_author_page_enable_entries (self);
}

static void
activated_cb (ExamAuthorPage *self,
              ExamEntry      *entry)
{
  exam_author_panes_show (self->panes, EXAM_AUTHOR_PANE_MIDDLE);
  exam_author_page_focus_part (self, exam_entry_get_kind (entry) == EXAM_ENTRY_CASE ? "title" : "stem");
}

/* --- GObject --- */

static void
left_cb (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_LEFT], 0);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  exam_author_page_close (EXAM_AUTHOR_PAGE (widget), left_cb, widget, NULL);
}

static gboolean
exam_author_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_AUTHOR_PAGE (widget)->entry_list));
}

static void
exam_author_page_dispose (GObject *object)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  exam_author_page_stop_closing (self);
  exam_author_page_stop_showing (self);
  g_clear_weak_pointer (&self->ask_alert);
  g_clear_weak_pointer (&self->file_alert);
  g_clear_weak_pointer (&self->toast);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_AUTHOR_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->inspector);
  g_clear_object (&self->editor);
  g_clear_object (&self->document);
  g_clear_object (&self->touched);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->format, exam_format_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_author_page_parent_class)->dispose (object);
}

static void
exam_author_page_finalize (GObject *object)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->name);
  G_OBJECT_CLASS (exam_author_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, title);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, panes);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, entry_list);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, views);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, form_slot);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, source_slot);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, preview_slot);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, problems_slot);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, meter_slot);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, problems_paned);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, problems_toggle);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, problems_image);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorPage, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  exam_author_page_bind_entries (widget_class);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_s, GDK_CONTROL_MASK, "author.save" },
    { GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "author.save-as" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "author.search" },
    { GDK_KEY_n, GDK_CONTROL_MASK, "author.new-like" },
    { GDK_KEY_e, GDK_CONTROL_MASK, "author.toggle-source" },
    { GDK_KEY_F9, 0, "author.toggle-source" },
  };

  gtk_widget_class_install_action (widget_class, "author.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "author.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "author.leave", NULL, leave_action);
  exam_author_page_install_panes (widget_class);
  exam_author_page_install_file (widget_class);
  exam_author_page_install_entries (widget_class);
  exam_author_page_install_transfer (widget_class);
  exam_author_page_install_trial (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
exam_author_page_class_init (ExamAuthorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_author_page_dispose;
  object_class->finalize = exam_author_page_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_author_page_grab_focus;

  g_type_ensure (EXAM_TYPE_AUTHOR_PANES);
  g_type_ensure (EXAM_TYPE_ENTRY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-author-page.ui");
  bind_template (widget_class);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /** ExamAuthorPage::opened: a bank was read and is there to be written in */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_AUTHOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ExamAuthorPage::saved:
   * @path: the file that has what was written now
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", EXAM_TYPE_AUTHOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /** ExamAuthorPage::left: the bank is closed, and who wrote in it goes home */
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", EXAM_TYPE_AUTHOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Before a field that has the focus, whose own undo is off, swallows them: a step back is one of the whole bank. */
static void
catch_undo (ExamAuthorPage *self)
{
  static const struct { const char *keys; const char *action; } shortcuts[] = {
    { "<Control>z", "author.undo" }, { "<Control><Shift>z", "author.redo" }, { "<Control>y", "author.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                            gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
exam_author_page_init (ExamAuthorPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_author_page_make_views (self);
  catch_undo (self);
}

void
exam_author_page_set_context (ExamAuthorPage *self,
                              ExamContext    *context)
{
  g_return_if_fail (EXAM_IS_AUTHOR_PAGE (self));

  self->context = g_object_ref (context);
  exam_author_panes_bind (self->panes, exam_context_get_settings (context));
  g_settings_bind (exam_context_get_settings (context), "author-problems", self->problems_toggle, "active",
                   G_SETTINGS_BIND_DEFAULT);
  exam_author_page_show_state (self);
}

/* --- The bank --- */

/** Forgets the bank, saved or not. */
void
exam_author_page_clear (ExamAuthorPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  if (self->editor == NULL)
    return;
  exam_author_page_remember_height (self);

  g_signal_handlers_disconnect_by_data (get_manuscript (self), self);
  g_signal_handlers_disconnect_by_data (exam_bank_editor_get_entries (self->editor), self);
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (self->inspector, self);
  exam_entry_list_set_editor (self->entry_list, NULL);
  g_clear_object (&self->desk);
  g_clear_object (&self->inspector);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (exam_bank_document_get_draft (self->document), self);
  if (self->file_alert != NULL)
    exam_compat_close_alert (self->file_alert);
  g_clear_object (&self->editor);
  g_clear_object (&self->document);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);
  exam_author_page_set_views_editor (self);
  exam_author_page_set_problems (self, NULL);
  exam_author_page_show_state (self);
}

/**
 * exam_author_page_take:
 * @self: the page
 * @document: (transfer full): a bank
 * @name: (nullable): what its file is called, or was of which it is a copy
 *
 * Shows a bank, from its first question on.
 */
void
exam_author_page_take (ExamAuthorPage   *self,
                       ExamBankDocument *document,
                       const char       *name)
{
  ExamBankEditor *editor = exam_bank_editor_new (exam_bank_document_get_manuscript (document));
  GListModel *entries = exam_bank_editor_get_entries (editor);
  g_autoptr (ExamEntry) first = g_list_model_get_item (entries, 0);

  exam_author_page_clear (self);
  self->document = document;
  self->editor = editor;
  self->path = g_strdup (exam_bank_document_get_path (document));
  self->name = name != NULL ? g_filename_display_basename (name) : g_strdup (_("New bank"));
  exam_author_page_watch_file (self);
  g_signal_connect_object (exam_bank_editor_get_manuscript (editor), "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_bank_editor_get_manuscript (editor), "spliced", G_CALLBACK (spliced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_bank_editor_get_manuscript (editor), "notify::modified",
                           G_CALLBACK (exam_author_page_show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "head-changed", G_CALLBACK (head_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "entry-changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::sound", G_CALLBACK (sound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entries, "items-changed", G_CALLBACK (entries_changed_cb), self, G_CONNECT_SWAPPED);
  self->inspector = exam_bank_inspector_new (exam_bank_editor_get_manuscript (editor),
                                             exam_library_get_formats (exam_context_get_library (self->context)));
  exam_bank_inspector_set_path (self->inspector, self->path);
  exam_author_page_open_books (self);
  g_signal_connect_object (self->inspector, "inspected", G_CALLBACK (inspected_cb), self, G_CONNECT_SWAPPED);
  show_head (self);
  exam_author_page_set_views_editor (self);
  exam_entry_list_set_editor (self->entry_list, editor);
  exam_entry_list_select (self->entry_list, first);
  gtk_stack_set_visible_child_name (self->views, exam_bank_editor_is_sound (editor) ? "form" : "source");
  exam_author_page_show_entry (self);
  exam_author_page_show_state (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/** Returns: whether there is something that is not saved */
gboolean
exam_author_page_is_modified (ExamAuthorPage *self)
{
  g_return_val_if_fail (EXAM_IS_AUTHOR_PAGE (self), FALSE);
  return self->editor != NULL && exam_manuscript_is_modified (get_manuscript (self));
}

/** Returns: (transfer none) (nullable): the bank that is open */
ExamBankEditor *
exam_author_page_get_editor (ExamAuthorPage *self)
{
  g_return_val_if_fail (EXAM_IS_AUTHOR_PAGE (self), NULL);
  return self->editor;
}

/** Returns: (nullable): where the bank is saved */
const char *
exam_author_page_get_path (ExamAuthorPage *self)
{
  g_return_val_if_fail (EXAM_IS_AUTHOR_PAGE (self), NULL);
  return self->path;
}
